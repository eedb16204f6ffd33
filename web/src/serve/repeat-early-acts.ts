/**
 * Runs in the browser, inside of what starts the scripts. The HTML stands there before anything listens to it: a form that
 * only scripts can send would send nothing, a button would be deaf, and a field that is drawn from what the page remembers
 * would be written over. So what is done to an element meanwhile is kept, and done again once the framework has taken that
 * element over. That is told by the mark which it leaves there; a field's tracker has to forget what it saw in it, or the
 * repeated event would be no news. Forms that say where they go are sent as they are.
 */
export const REPEAT_EARLY_ACTS = `
var acts=[];
function isTaken(e){return Object.keys(e).some(function(k){return k.indexOf('__reactProps')===0})}
function keep(e,again){
if(isTaken(e))return false;
if(!acts.some(function(a){return a.e===e})&&acts.push({e:e,again:again})===1)setTimeout(repeat,50);
return true
}
function repeat(){
var list=acts;
acts=[];
list.forEach(function(a){
if(!a.e.isConnected)return;
if(a.isTaken)return a.again();
a.isTaken=isTaken(a.e);
acts.push(a)
});
if(acts.length)setTimeout(repeat,50)
}
function tell(e){
var isBox=e.type==='checkbox'||e.type==='radio',t=e._valueTracker;
if(t)t.setValue(isBox?String(!e.checked):e.value+' ');
e.dispatchEvent(new Event(isBox?'click':t&&e.type!=='file'?'input':'change',{bubbles:true}))
}
addEventListener('submit',function(event){
var f=event.target,by=event.submitter;
if(!event.defaultPrevented&&f.getAttribute('method')==='post'&&!f.hasAttribute('action')&&keep(f,function(){f.requestSubmit(by)}))event.preventDefault()
});
addEventListener('click',function(event){
var b=event.target.closest('button[type=button]');
if(b)keep(b,function(){b.click()})
});
addEventListener('input',function(event){
var e=event.target;
keep(e,function(){tell(e)})
});
`;
